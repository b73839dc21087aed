"""What can be asked of the graph: one Cypher file per question, its header the contract."""

from queries.catalogue import Query, catalogue, query
from queries.parameters import Parameter, ParameterType

__all__ = ["Parameter", "ParameterType", "Query", "catalogue", "query"]
