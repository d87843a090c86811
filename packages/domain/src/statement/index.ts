// What is exported of statements.
export { listSaid, type SaidShown, type StatementShown } from "./contract.ts";
export { allStatements, footageSaying, whyUncounted } from "./footage.ts";
export { sayingsOf } from "./listened.ts";
export { type Sayings } from "./sayings.ts";
export { heardHash, isCaptive, segmentsOf, statementsIn } from "./standing.ts";
export { type StatementRow } from "./statement.ts";
