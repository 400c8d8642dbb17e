"""Rules about the route: it starts, it goes on, it ends, and in a sane order."""

from collections.abc import Iterator

from qyzmet.standard.model import Action, Capability

from .problems import Problem
from .subject import Subject

WORK: frozenset[Capability] = frozenset({"take_in", "appoint", "prepare", "sign", "issue"})
# What has to have happened before an action may stand on a route.
BEFORE: dict[str, tuple[Capability, ...]] = {
    "appoint": ("take_in", "accept_electronic"),
    "prepare": ("appoint",),
    "sign": ("prepare",),
    "issue": ("sign",),
    "form_result": ("sign",),
    "deliver": ("form_result",),
}
HANDS_OVER: frozenset[Capability] = frozenset({"issue", "deliver"})


def _actions(subject: Subject) -> dict[str, Action]:
    return {action.id: action for action in subject.definition.route.actions}


def starts_exist(subject: Subject) -> Iterator[Problem]:
    route, actions = subject.definition.route, _actions(subject)
    for channel, start in route.starts.items():
        path = f"starts.{channel}"
        if start not in actions:
            yield subject.at("route.yaml", path, f"there is no action `{start}` to start with")
        elif actions[start].channel != channel:
            message = f"`{start}` belongs to the channel `{actions[start].channel}`"
            yield subject.at("route.yaml", path, message)
    for rule in subject.definition.standard.channels:
        if rule.open and rule.channel not in route.starts:
            yield subject.problem(rule, "an open channel needs a start of its route")


def followers_exist(subject: Subject) -> Iterator[Problem]:
    actions = _actions(subject)
    for action in actions.values():
        for name, targets in (("next", action.next), ("returns_to", (action.returns_to,))):
            for target in targets:
                if target and target not in actions:
                    yield subject.problem(action, f"{name}: there is no action `{target}`")
                elif target and actions[target].channel != action.channel:
                    yield subject.problem(action, f"{name}: `{target}` is of another channel")


def units_exist(subject: Subject) -> Iterator[Problem]:
    units = {unit.id: unit for unit in subject.definition.route.units}
    for action in subject.definition.route.actions:
        unit = units.get(action.unit)
        if unit is None:
            yield subject.problem(action, f"there is no unit `{action.unit}`")
        elif (unit.role != "system") != (action.does in WORK):
            message = f"`{action.does}` is not what a unit of the role `{unit.role}` does"
            yield subject.problem(action, message)


def registers_of_actions_exist(subject: Subject) -> Iterator[Problem]:
    registers = {rule.id for rule in subject.definition.standard.registers}
    for action in subject.definition.route.actions:
        if action.register and action.register not in registers:
            yield subject.problem(action, f"there is no register `{action.register}`")


def limits_are_positive(subject: Subject) -> Iterator[Problem]:
    for action in subject.definition.route.actions:
        if action.limit and action.limit.amount < 1:
            yield subject.problem(action, "a limit has to be a positive number")


def every_action_is_reached(subject: Subject) -> Iterator[Problem]:
    actions = _actions(subject)
    reached: set[str] = set()
    waiting = [start for start in subject.definition.route.starts.values() if start in actions]
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            waiting += [target for target in actions[id].next if target in actions]
    for action in actions.values():
        if action.id not in reached:
            yield subject.problem(action, "no start leads to this action")


def every_action_leads_to_an_end(subject: Subject) -> Iterator[Problem]:
    actions = _actions(subject)
    ending = {action.id for action in actions.values() if not action.next}
    grown = True
    while grown:
        more = {a.id for a in actions.values() if ending.intersection(a.next)} - ending
        ending |= more
        grown = bool(more)
    for action in actions.values():
        if action.id not in ending:
            yield subject.problem(action, "from here no way leads to an end")


def paths(subject: Subject, channel: str) -> Iterator[tuple[Action, ...]]:
    """Every path without a circle from the start of a channel to an end."""
    actions = _actions(subject)
    start = subject.definition.route.starts.get(channel, "")
    waiting: list[tuple[Action, ...]] = [(actions[start],)] if start in actions else []
    while waiting:
        path = waiting.pop()
        if not path[-1].next:
            yield path
        for target in path[-1].next:
            if target in actions and actions[target] not in path:
                waiting.append((*path, actions[target]))


def capabilities_come_in_order(subject: Subject) -> Iterator[Problem]:
    told: set[str] = set()
    for channel in subject.definition.route.starts:
        for path in paths(subject, channel):
            done: set[str] = set()
            for action in path:
                needed = BEFORE.get(action.does, ())
                if needed and not done.intersection(needed) and action.id not in told:
                    told.add(action.id)
                    message = f"`{action.does}` comes before `{' or '.join(needed)}`"
                    yield subject.problem(action, message)
                if not action.not_performed:
                    done.add(action.does)


def returns_go_back(subject: Subject) -> Iterator[Problem]:
    for channel in subject.definition.route.starts:
        for path in paths(subject, channel):
            ids = [action.id for action in path]
            for position, action in enumerate(path):
                if action.returns_to and action.returns_to in ids[position:]:
                    yield subject.problem(action, f"`{action.returns_to}` is not behind it")


def paths_number_sign_and_hand_over(subject: Subject) -> Iterator[Problem]:
    """Either outcome takes the whole path: so each has to number the case once, sign, hand over."""
    registers = {rule.id: rule.numbers for rule in subject.definition.standard.registers}
    for channel in subject.definition.route.starts:
        for path in paths(subject, channel):
            done = [action for action in path if not action.not_performed]
            numbered = [a for a in done if registers.get(a.register) == "case"]
            if len(numbered) != 1:
                message = f"the case is numbered {len(numbered)} times on this route, not once"
                yield subject.problem(path[0], message)
            if not any(action.does == "sign" for action in done):
                yield subject.problem(path[-1], "the route ends and nobody has signed")
            if not any(action.does in HANDS_OVER for action in done):
                yield subject.problem(path[-1], "the route ends and no outcome was handed over")


ROUTE_RULES = (
    starts_exist,
    followers_exist,
    units_exist,
    registers_of_actions_exist,
    limits_are_positive,
    every_action_is_reached,
    every_action_leads_to_an_end,
    capabilities_come_in_order,
    returns_go_back,
    paths_number_sign_and_hand_over,
)
