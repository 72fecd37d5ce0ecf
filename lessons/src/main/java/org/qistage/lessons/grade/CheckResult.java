package org.qistage.lessons.grade;

/// What came of one check of a submission.
///
/// @param check its id
/// @param points that it brought
/// @param outOf how many it could have brought
/// @param chinese feedback
/// @param english feedback
public record CheckResult(
    String check, boolean passed, int points, int outOf, String chinese, String english) {}
