package io.cryptobot.dashboard;

import io.cryptobot.home.Home;
import java.time.Clock;

/**
 * What a dashboard is made for.
 *
 * @param port of 127.0.0.1; 0 for any free one
 * @param version of the program
 */
public record DashboardSettings(Home home, int port, Clock clock, String version) {}
