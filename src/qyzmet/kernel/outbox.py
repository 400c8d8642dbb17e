"""Which events must have an effect elsewhere, and the topic that carries it."""

from . import events as e

TOPICS: dict[type[e.Event], str] = {
    e.ApplicationSubmitted: "checks",
    e.ExecutorAppointed: "checks",
    e.NoticeOwed: "notice",
    e.ResultOrdered: "result_paper",
}
