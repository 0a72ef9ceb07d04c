package io.cryptobot.dashboard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of the page, each at a path of its own: a path that is not one of these is not there.
 */
final class Assets {
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, Asset> ALL = all();

  /** A resource beside this class. */
  private record Asset(String resource, String contentType) {}

  private Assets() {}

  private static Map<String, Asset> all() {
    Map<String, Asset> all = new TreeMap<>();
    all.put("/", new Asset("page/index.html", "text/html; charset=utf-8"));
    all.put("/favicon.ico", new Asset("page/icon.svg", "image/svg+xml"));
    all.put("/assets/icon.svg", new Asset("page/icon.svg", "image/svg+xml"));
    all.put("/assets/page.css", new Asset("page/page.css", "text/css; charset=utf-8"));
    all.put("/assets/echarts.js", new Asset("echarts/echarts.esm.min.mjs", SCRIPT));
    for (String module :
        new String[] {
          "app",
          "actions",
          "charts",
          "connection",
          "dom",
          "format",
          "logs",
          "market",
          "overview",
          "settings",
          "theme"
        }) {
      all.put("/assets/" + module + ".js", new Asset("page/" + module + ".js", SCRIPT));
    }
    return all;
  }

  static void serve(RoutesConfig routes) {
    ALL.forEach((path, asset) -> routes.get(path, request -> serve(request, asset)));
  }

  private static void serve(Context request, Asset asset) throws IOException {
    try (InputStream content = Assets.class.getResourceAsStream(asset.resource())) {
      if (content == null) {
        throw new IOException("the program is incomplete, it lacks " + asset.resource());
      }
      request.contentType(asset.contentType()).result(content.readAllBytes());
    }
  }
}
