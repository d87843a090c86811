// The surface of @sightline/server.
export { accountsOf } from "./account/accounts.ts";
export * as accounts from "./account/by-command.ts";
export { backup, type BackedUp } from "./backup/backup.ts";
export { restore, type Restored } from "./backup/restore.ts";
export { importCase, importCoco, importMot, type Imported } from "./case/import.ts";
export { listAllClaims } from "./claim/list.ts";
export { listAllSaid } from "./statement/list.ts";
export { listAllVoices } from "./voice/list.ts";
export { countInvestigation } from "./count/count.ts";
export { countWithFloor, type CountedWithFloor } from "./count/with-floor.ts";
export { UnreadableNumber } from "./db/open.ts";
export { Unusable } from "./heads/unusable.ts";
export { openDesk, type Desk, type Programs } from "./desk.ts";
export { fsck, type Checked } from "./fsck/fsck.ts";
export { givenHeads } from "./fsck/kept-heads.ts";
export { tellLimits } from "./http/limits.ts";
export { checkBag, type BagChecked } from "./hand-over/check-bag.ts";
export { handOver } from "./hand-over/hand-over.ts";
export { compareHeads } from "./heads/compare-heads.ts";
export { reachOf } from "./http/reach.ts";
export { serve, type Serving } from "./http/serve.ts";
export { prepareDataFolder } from "./storage/private-folder.ts";
export { callerIn } from "./investigation/caller.ts";
export {
  actingMember,
  chooseInvestigation,
  FIRST_OWNER,
  findInvestigation,
  findOrOpenInvestigation,
  heldOf,
  type Chosen,
} from "./investigation/open.ts";
export { propose, type Done, type Wanted } from "./investigation/command.ts";
export { listAllPlaces } from "./place/list.ts";
export { answerPair, reopen as reopenPair } from "./pair/decide.ts";
export { listAllPairs } from "./pair/list.ts";
export type { Again, AskAgain } from "./item/collect.ts";
export { collectAll, type CollectEvent, type CollectSummary } from "./item/collect-all.ts";
export { cutsIn } from "./item/cuts.ts";
export { listFacts } from "./item/facts.ts";
export { startWorker } from "./jobs/worker.ts";
export { outageOf } from "./outage/outage.ts";
export { awaited } from "./outage/waiting.ts";
export { rebuild, type Rebuilt } from "./journal/rebuild.ts";
export { editSightings } from "./sighting/edit.ts";
export { markedFilm } from "./sighting/marked.ts";
export { askedPrograms, asideSuggestions, stoppedAsking } from "./suggestion/ask.ts";
export { suggestionsFor } from "./suggestion/list.ts";
export { openTiles } from "./tiles/open-tiles.ts";
export { importCues, type Brought } from "./transcript/import.ts";
export { showOneTranscript as transcriptOf } from "./transcript/show.ts";
export { isServedAt, noteServed } from "./served-at.ts";
