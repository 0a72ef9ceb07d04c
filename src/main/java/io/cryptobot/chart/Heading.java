package io.cryptobot.chart;

import java.util.Optional;

/**
 * What stands above a picture.
 *
 * @param title what and over which period
 * @param subtitle what is to be read off it
 * @param warning what must not be overlooked, such as prices that are made up
 */
public record Heading(String title, String subtitle, Optional<String> warning) {}
