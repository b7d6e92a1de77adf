"""The desk: the graded queue, one report on one page, the decision, cases."""
