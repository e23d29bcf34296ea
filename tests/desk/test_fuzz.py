"""Every operation of the API under made-up parameters, right and wrong, from its own schema."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from warledger.desk.app import make_app
from warledger.desk.shelf import Shelf

schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis, of the extra `dev`")
EXAMPLES = 10
"""Of each operation, right ones and wrong ones each."""


@pytest.fixture(scope="module")
def operations(shelf: Shelf) -> list[Any]:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_app(shelf))
    return [found.ok() for found in schema.get_all_operations()]


@pytest.mark.parametrize("mode", ["POSITIVE", "NEGATIVE"])
def test_the_api_answers_as_its_schema_says(operations: list[Any], mode: str) -> None:
    held = schemathesis.checks
    checks = [held.not_a_server_error, held.status_code_conformance, held.content_type_conformance]
    checks += [held.negative_data_rejection] if mode == "NEGATIVE" else []
    wanted = getattr(schemathesis.GenerationMode, mode)

    def asked(operation: Any) -> int:
        answers = []

        @settings(
            max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None,
            derandomize=True,
        )  # fmt: skip
        @given(case=operation.as_strategy(generation_mode=wanted))
        def answered(case: Any) -> None:
            answer = case.call_and_validate(checks=checks)
            answers.append(answer.status_code)
            if answer.status_code >= 400:
                assert answer.json()["message"].rstrip()[-1:] in ".”", "a wrong parameter is answered with a sentence"

        answered()
        return len(answers)

    assert len(operations) >= 14
    assert sum(map(asked, operations)) >= len(operations)
