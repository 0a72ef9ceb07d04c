package io.cryptobot.cli;

import io.cryptobot.config.SettingsVariants;
import io.cryptobot.config.SettingsVariants.Change;
import io.cryptobot.config.SettingsVariants.Pair;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.optimize.ParameterSets;
import io.cryptobot.optimize.Sweep.Task;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * From a set of values to the plan of a backtest.
 *
 * @param configured the plan as configured
 * @param settings the files that it comes from
 */
record SweepPlans(TradingPlan configured, SettingsVariants settings) {

  /** Whether values fit each other and make other rules than those configured. */
  boolean isNew(List<Change> changes) {
    Optional<Pair> pair = settings.with(changes);
    return pair.isPresent() && !Plans.with(configured, pair.get()).equals(configured);
  }

  /** The tasks of sets, each made when it is asked for: there may be a million. */
  List<Task> tasks(ParameterSets sets, List<Integer> numbers) {
    return new AbstractList<>() {
      @Override
      public Task get(int index) {
        return task(sets, numbers.get(index));
      }

      @Override
      public int size() {
        return numbers.size();
      }
    };
  }

  /** The tasks of all sets. */
  List<Task> tasks(ParameterSets sets) {
    return tasks(sets, IntStream.range(0, sets.size()).boxed().toList());
  }

  Task task(ParameterSets sets, int number) {
    if (number == 0) {
      return new Task(number, configured);
    }
    Pair pair = settings.with(sets.changes(number)).orElseThrow();
    return new Task(number, Plans.with(configured, pair));
  }
}
