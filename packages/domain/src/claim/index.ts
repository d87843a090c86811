// What is exported of claims and of what is found of them.
export { saidIn, type ClaimRow, type ClaimSaid } from "./claim.ts";
export { listClaims, type ClaimShown, type ClaimsShown } from "./contract.ts";
export { boundsOf, figureSchema, vagueWordSchema, type Figure, type VagueWord } from "./figure.ts";
export { relationOf, type Relation, type Tested } from "../finding/relation.ts";
export { isOfNow, testedIn } from "../finding/review.ts";
export { noSuchClaim } from "./state.ts";
export { findingSaid } from "../finding/words.ts";
