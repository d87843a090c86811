// Which endpoint is answered by what: one line each. A contract's shapes are held on the way in and on the way out.
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  RouteHandlerMethod,
  onSendHookHandler,
} from "fastify";
import type { z } from "zod";
import {
  acceptSighting,
  askSuggestions,
  askWanted,
  bringSubtitles,
  answerScene,
  changeChosen,
  changeView,
  decidePair,
  describeDesk,
  exportCase,
  listGroups,
  listInvestigations,
  listInbox,
  listItems,
  listJournal,
  listPairs,
  listPlaces,
  listScenes,
  listSuggestions,
  listSightings,
  listViews,
  listWanted,
  listProposals,
  ok,
  proposeChanges,
  removeView,
  reopenPair,
  listClaims,
  listSaid,
  listCounts,
  listVoices,
  previewCount,
  showCase,
  showHistory,
  showCount,
  showFound,
  keepDraft,
  keepView,
  showDescription,
  showDraft,
  showEffect,
  showHealth,
  showItem,
  showPlace,
  showSettings,
  showPair,
  showStrength,
  showTiles,
  showTranscript,
  setAside,
  stopAsking,
  type Endpoint,
  type Result,
  statusOf,
  undoChosen,
} from "@sightline/domain";
import { foundBy, setOnChosen, undoAct } from "../choice/change.ts";
import { countInvestigation } from "../count/count.ts";
import { criteriaOf } from "../count/case-of.ts";
import { listAllClaims } from "../claim/list.ts";
import { listAllSaid } from "../statement/list.ts";
import { listAllVoices } from "../voice/list.ts";
import { countsOf, previewOf } from "../count/counts.ts";
import { effectOf } from "../count/effect.ts";
import { historyOfCount } from "../count/history.ts";
import { strengthOf } from "../count/strength.ts";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import type { ActKey } from "../investigation/command-key.ts";
import { dropDraft, keptDraft, shownDraft } from "../draft/drafts.ts";
import type { Tx } from "../journal/append.ts";
import { listAllGroups } from "../group/list.ts";
import { propose, type Order } from "../investigation/command.ts";
import { listMatters } from "../inbox/list.ts";
import { listAll } from "../investigation/list.ts";
import { showAllSettings } from "../investigation/settings.ts";
import { listLibrary, placeOfItem } from "../item/list.ts";
import { showOneItem } from "../item/show.ts";
import { listEntries } from "../journal/list.ts";
import { listAllPlaces } from "../place/list.ts";
import { answerPair, reopen } from "../pair/decide.ts";
import { listAllPairs } from "../pair/list.ts";
import { acceptCarried, listItemProposals } from "../pair/proposals.ts";
import { answerWholeScene, listAllScenes } from "../pair/scenes.ts";
import { showOnePair } from "../pair/show.ts";
import { listPeopleMarked } from "../sighting/list.ts";
import { askedPrograms, asideSuggestions, stoppedAsking } from "../suggestion/ask.ts";
import { suggestionsFor } from "../suggestion/list.ts";
import type { Tiles } from "../tiles/open-tiles.ts";
import { broughtInto } from "../transcript/bring.ts";
import { showOneTranscript } from "../transcript/show.ts";
import { changedView, keptView, listedViews, removedView } from "../view/views.ts";
import { askPasted } from "../wanted/ask.ts";
import { listWaiting } from "../wanted/list.ts";
import { callerOf, keyOf, membersOf } from "./caller.ts";
import type { Door } from "./door.ts";
import { answerProblem, badRequest } from "./problem.ts";
import { shownJson } from "./shown.ts";

type Beside = { readonly door: Door; readonly tiles: Pick<Tiles, "kind"> | null };

export function addRoutes(app: FastifyInstance, desk: Desk, { door, tiles }: Beside): void {
  const read = routesOf(app);
  const write: Writing = (contract, answer) =>
    read(contract, (params, caller, key) => {
      const { investigation, member: by, via } = caller;
      return answer(params, { investigation, by, via, key });
    });
  addRoute(app, showHealth, async () => ok({ ok: true as const }));
  const description = describeDesk();
  addRoute(app, showDescription, async () => ok(description));
  addRoute(app, listInvestigations, async (_, request) =>
    ok({ investigations: await listAll(desk, await membersOf(desk, door.sessionOf(request))) }),
  );
  read(listItems, async (asked, caller) => ok(await listLibrary(desk, caller, asked)));
  read(showPlace, (asked, caller) => placeOfItem(desk, caller, asked));
  read(showFound, async (asked, caller) => ok(await foundBy(desk, caller, asked)));
  write(changeChosen, (asked, order) => setOnChosen(desk, order, asked));
  write(undoChosen, ({ act }, order) => undoAct(desk, order, act));
  read(showSettings, async (_, caller) => ok(await showAllSettings(desk, caller)));
  read(showItem, ({ item }, caller) => showOneItem(desk, caller, item));
  read(showTranscript, ({ item }, caller) => showOneTranscript(desk, caller, item));
  read(bringSubtitles, (asked, caller, key) => broughtInto(desk, caller, { ...asked, key }));
  read(listSuggestions, ({ item }, caller) => suggestionsFor(desk, caller, item));
  read(askSuggestions, (asked, caller) => askedPrograms(desk, caller, asked));
  read(stopAsking, (asked, caller) => stoppedAsking(desk, caller, asked));
  read(setAside, (asked, caller) => asideSuggestions(desk, caller, asked));
  read(showCount, ({ count }, caller) => countInvestigation(desk, caller, count));
  read(showEffect, (asked, caller) => effectOf(desk, caller, asked));
  read(listSightings, async (asked, caller) => ok(await listPeopleMarked(desk, caller, asked)));
  read(listPlaces, async (_, caller) => ok(await listAllPlaces(desk, caller)));
  read(showTiles, async () => ok({ kind: tiles?.kind ?? null }));
  read(listGroups, async (_, caller) => ok(await listAllGroups(desk, caller)));
  read(showStrength, (asked, caller) => strengthOf(desk, caller, asked));
  read(showCase, async ({ count }, { held }) => {
    const criteria = criteriaOf(held, count);
    return criteria.ok ? ok(exportCase(held, criteria.value)) : criteria;
  });
  read(listClaims, (_, caller) => listAllClaims(desk, caller));
  read(listSaid, ({ attribute }, caller) => listAllSaid(desk, caller, { attribute }));
  read(listVoices, (_, caller) => listAllVoices(desk, caller));
  read(listCounts, (_, caller) => countsOf(desk, caller));
  read(previewCount, ({ criteria }, caller) => previewOf(desk, caller, criteria));
  read(showHistory, ({ count }, caller) => historyOfCount(desk, caller, count));
  read(listJournal, (asked, caller) => listEntries(desk, caller, asked));
  read(listInbox, async (asked, caller) => ok(await listMatters(desk, caller, asked)));
  read(listPairs, async (asked, caller) => ok(await listAllPairs(desk, caller, asked)));
  read(showPair, (asked, caller) => showOnePair(desk, caller, asked));
  read(listProposals, ({ item }, caller) => listItemProposals(desk, caller, item));
  read(listScenes, async ({ limit }, caller) => ok(await listAllScenes(desk, caller, limit)));
  read(listWanted, async (asked, caller) => ok(listWaiting(caller, asked)));
  read(askWanted, (asked, caller, key) => askPasted(desk, caller, { ...asked, key }));
  write(answerScene, (asked, order) => answerWholeScene(desk, { ...asked, ...order }));
  write(decidePair, (asked, order) => answerPair(desk, { ...asked, ...order }));
  write(reopenPair, (asked, order) => reopen(desk, { ...asked, ...order }));
  write(acceptSighting, (asked, order) => acceptCarried(desk, { ...asked, ...order }));
  read(showDraft, (asked, caller) => shownDraft(desk, caller, asked));
  read(keepDraft, (asked, caller) => keptDraft(desk, caller, asked));
  read(listViews, async (_, caller) => ok(await listedViews(desk, caller)));
  read(keepView, (asked, caller) => keptView(desk, caller, asked));
  read(changeView, (asked, caller) => changedView(desk, caller, asked));
  read(removeView, ({ view }, caller) => removedView(desk, caller, view));
  write(proposeChanges, async ({ changes, seen, reason, draft }, order) => {
    const { investigation, by: member } = order;
    const after = (tx: Tx) =>
      draft === undefined ? Promise.resolve() : dropDraft(tx, { investigation, member, place: draft });
    const done = await propose(desk, { ...order, seen, reason }, changes, { after });
    return done.ok ? ok({ written: done.value.changes.length, seq: done.value.held.seq }) : done;
  });
}

type OfInvestigation = z.ZodType<{ investigation: string }>;

type Reading = <P extends OfInvestigation, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  answer: (params: z.infer<P>, caller: Caller, key: ActKey | undefined) => Promise<Result<z.infer<A>>>,
) => void;

/** What changes something is done in the name of the member who came in, in that investigation. */
type Writing = <P extends OfInvestigation, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  answer: (params: z.infer<P>, order: Order) => Promise<Result<z.infer<A>>>,
) => void;

const routesOf =
  (app: FastifyInstance): Reading =>
  (contract, answer) =>
    addRoute(app, contract, (params, request) => answer(params, callerOf(request), keyOf(request)));

export type Answering<P extends z.ZodType, A extends z.ZodType> = (
  params: z.infer<P>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<Result<z.infer<A>>>;

export function addRoute<P extends z.ZodType, A extends z.ZodType>(
  app: FastifyInstance,
  contract: Endpoint<P, A>,
  answer: Answering<P, A>,
): void {
  const handler: RouteHandlerMethod = async (request, reply) => {
    const params = contract.params.safeParse(paramsOf(request));
    if (!params.success) return answerProblem(reply, 400, badRequest);
    const answered = await answer(params.data, request, reply);
    if (answered.ok) await reply.send(answered.value);
    else await answerProblem(reply, statusOf(answered.refusal), answered.refusal);
    return reply;
  };
  const schema: FastifySchema = { response: { 200: contract.answer } };
  const { method, path: url, exact, open, beforeFactor, byToken, reading, bodyBytes } = contract;
  const onSend: onSendHookHandler[] = exact ? [] : [async (_request, _reply, payload) => shown(payload)];
  const config = {
    ...(open && { open }),
    ...(beforeFactor && { beforeFactor }),
    ...(byToken && { byToken }),
    ...(reading && { reading }),
  };
  const bodyLimit = bodyBytes === undefined ? {} : { bodyLimit: bodyBytes };
  app.route({ method, url, schema, handler, onSend, config, ...bodyLimit });
}

const shown = (payload: unknown): unknown => (typeof payload === "string" ? shownJson(payload) : payload);

/**
 * What the path names cannot be named otherwise. What is posted is in the body alone: addresses are written down on their
 * way, and no password or link belongs there.
 */
const paramsOf = ({ method, params, query, body }: FastifyRequest): object => ({
  ...((method === "POST" ? (typeof body === "object" ? body : {}) : query) as object),
  ...(params as object),
});
