package io.cryptobot.feed;

/**
 * Random numbers that are a function of where they stand: the same seed, stream and index give the
 * same number on every machine, in whatever order they are asked for.
 */
final class SampleNoise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  /** A jump in this part of the steps makes the tails as fat as real ones. */
  private static final double JUMP_CHANCE = 0.02;

  private static final double JUMP_SIZE = 3.5;

  private final long seed;

  SampleNoise(long seed) {
    this.seed = seed;
  }

  /** Between 0 and 1, neither of them. */
  double uniform(long stream, long index) {
    long mixed = mix(seed + GOLDEN * stream);
    long bits = mix(mixed + GOLDEN * (index + 1)) >>> 11;
    return (bits + 0.5) * UNIT;
  }

  /** Mean 0, variance a little above 1, now and then a jump. */
  double shock(long stream, long index) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform(stream, 3 * index)));
    double angle = 2 * Math.PI * uniform(stream, 3 * index + 1);
    double normal = radius * StrictMath.cos(angle);
    return uniform(stream, 3 * index + 2) < JUMP_CHANCE ? JUMP_SIZE * normal : normal;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
