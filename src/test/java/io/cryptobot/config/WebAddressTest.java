package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  private static final WebAddress BASE = new WebAddress(false);

  private static List<String> complaints(WebAddress type, String address) {
    return type.complaints(TextNode.valueOf(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.coinbase.com",
        "HTTPS://api.coinbase.com:8443/base/",
        "http://localhost:8080",
        "http://LOCALHOST",
        "http://127.0.0.1:8080",
        "http://127.255.0.9/x",
        "http://[::1]:9",
        "https://192.168.1.1"
      })
  void takesHttpsAndWhatStaysOnThisComputer(String address) {
    assertEquals(List.of(), complaints(BASE, address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.coinbase.com",
        "http://localhost.evil.com",
        "http://127.0.0.1.evil.com",
        "http://127.0.0.256",
        "http://127.1",
        "http://0127.0.0.1",
        "http://128.0.0.1",
        "http://[::2]",
        "http://192.168.1.1",
        "ftp://localhost",
        "api.coinbase.com",
        "https://",
        "https:///path",
        "https://a b.com",
        "https://api.coinbase.com\\@evil.com",
        "https://api.coinbase.com:70000",
        "https://api.coinbase.com#x",
        "https://api.coinbase.com?x=1",
        "",
        "file:///C:/Windows"
      })
  void refusesEverythingElse(String address) {
    String shown = address.split("\\?", 2)[0];
    assertEquals(
        List.of("is \"" + shown + "\", it must be " + BASE.range()), complaints(BASE, address));
  }

  @Test
  void neverShowsAUserNameOrPassword() {
    assertEquals(
        List.of("must not hold a user name or a password"),
        complaints(BASE, "http://localhost@evil.com"));
  }

  @Test
  void onlyACompleteAddressMayHaveAQuery() {
    String address = "https://kill.example.com/bot?token=1";
    assertEquals(List.of(), complaints(new WebAddress(true), address));
    assertEquals(1, complaints(BASE, address).size());
  }

  @Test
  void aBaseAddressHasNoSlashAtItsEnd() {
    assertEquals(URI.create("https://a.com/b"), WebAddress.base("https://a.com/b/"));
    assertEquals(URI.create("https://a.com"), WebAddress.base("https://a.com"));
  }
}
