package io.cryptobot.rollout;

import java.util.List;

/**
 * A day of the rollout plan.
 *
 * @param number as the plan counts: {@code 2.5}
 * @param title a few words
 * @param criteria that must all hold
 */
record RolloutDay(String number, String title, List<Criterion> criteria) {

  RolloutDay {
    criteria = List.copyOf(criteria);
  }

  RolloutReport.Day judge(Evidence evidence) {
    return new RolloutReport.Day(
        number,
        title,
        criteria.stream()
            .map(one -> new RolloutReport.Entry(one.name(), one.required(), one.judge(evidence)))
            .toList());
  }
}
