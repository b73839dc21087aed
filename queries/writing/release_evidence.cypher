// summary: Take evidence from the statements that it supports, to support others.
// parameter: ids  list  ids of evidence
UNWIND $ids AS id
MATCH (e:Evidence {id: id})<-[r:SUPPORTED_BY]-(:Statement)
DELETE r
