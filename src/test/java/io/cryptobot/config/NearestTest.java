package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KEYS = List.of("rsi_buy", "rsi_sell", "ema_fast");

  @Test
  void findsTheKeyWithTheFewestChanges() {
    assertEquals("rsi_buy", Nearest.to("rsi_by", KEYS));
    assertEquals("rsi_sell", Nearest.to("RSI-SELL", KEYS));
    assertEquals("ema_fast", Nearest.to("emafast", KEYS));
  }

  @Test
  void countsChangedAddedAndLeftOutLetters() {
    assertEquals(0, Nearest.distance("abc", "ABC"));
    assertEquals(1, Nearest.distance("abc", "abd"));
    assertEquals(1, Nearest.distance("abc", "ab"));
    assertEquals(3, Nearest.distance("", "abc"));
    assertEquals(3, Nearest.distance("kitten", "sitting"));
  }
}
