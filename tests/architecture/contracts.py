"""Import contracts that look at the product alone: tests stand beside the code they test and may use
the whole house, so they are taken out of the graph before the floors are checked."""

from grimp import ImportGraph
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.domain.contract import ContractCheck


def without_tests(graph: ImportGraph) -> ImportGraph:
    """The same graph without modules that only pytest loads."""
    for module in list(graph.modules):
        parts = module.split(".")
        if parts[0] == "qyzmet" and (
            parts[-1].startswith("test_") or parts[-1] == "conftest" or parts[1:2] == ["testing"]
        ):
            graph.remove_module(module)
    return graph


class Floors(LayersContract):
    """Layers of the product."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        return super().check(without_tests(graph), verbose)


class NeverImports(ForbiddenContract):
    """Modules of the product that must not reach others."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        return super().check(without_tests(graph), verbose)
