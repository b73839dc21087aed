"""A budget holds, whoever takes from it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from loaders.language_model.budget import Budget, BudgetSpent


def test_requests_are_counted_across_threads() -> None:
    budget = Budget(requests=100, tokens=None)

    def spend(_: int) -> int:
        try:
            taken, _tokens = budget.take(3)
        except BudgetSpent:
            return 0
        assert taken is not None
        budget.settle(unused=taken - 1, tokens=50)
        return 1

    with ThreadPoolExecutor(8) as pool:
        spent = sum(pool.map(spend, range(200)))
    assert spent + (budget.requests or 0) == 100
    assert spent >= 90  # a thread may be refused while others hold what they will give back


def test_tokens_end_a_budget_though_one_answer_goes_over() -> None:
    budget = Budget(requests=None, tokens=100)
    assert budget.take(3) == (3, 100)
    budget.settle(unused=2, tokens=130)
    with pytest.raises(BudgetSpent):
        budget.take(1)


def test_a_budget_without_end_gives_always() -> None:
    budget = Budget(requests=None, tokens=None)
    for _ in range(1000):
        assert budget.take(3) == (3, None)
        budget.settle(unused=2, tokens=10**9)
