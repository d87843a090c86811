// Which endpoint is answered by what: one line each. A contract's shapes are held on the way in and on the way out.
import type { FastifyInstance, FastifyRequest, FastifySchema, RouteHandlerMethod } from "fastify";
import type { z } from "zod";
import {
  acceptSighting,
  decidePair,
  listInvestigations,
  listItems,
  listPairs,
  listProposals,
  refuse,
  reopenPair,
  reviewGroup,
  reviewHeadcount,
  reviewMarks,
  showCase,
  showCount,
  showItem,
  showPair,
  showStrength,
  stateMarks,
  type Endpoint,
  type Refusal,
  type Result,
} from "@sightline/domain";
import { caseOf, countInvestigation } from "../count/count.ts";
import { strengthOf } from "../count/strength.ts";
import type { Desk } from "../desk.ts";
import { listAll } from "../investigation/list.ts";
import { actingMember } from "../investigation/open.ts";
import { listLibrary } from "../item/list.ts";
import { showOneItem } from "../item/show.ts";
import { sign } from "../member/sign.ts";
import { answerPair, reopen } from "../pair/decide.ts";
import { listAllPairs } from "../pair/list.ts";
import { acceptCarried, listItemProposals } from "../pair/proposals.ts";
import { showOnePair } from "../pair/show.ts";
import type { Door } from "./door.ts";
import { answerProblem, badRequest, statusOf } from "./problem.ts";

type Answered<A> = { ok: true; value: A } | { ok: false; refusal: Refusal };

/** A person's answer is short; nothing else is sent here. */
const BODY_BYTES = 64 * 1024;

export function addRoutes(app: FastifyInstance, desk: Desk, door: Door): void {
  const read = readingWith(app);
  const write = writingWith(app, desk, door);
  app.get("/healthz", () => ({ ok: true }));
  read(listInvestigations, async () => ({ ok: true, value: { investigations: await listAll(desk) } }));
  read(listItems, ({ investigation }) => listLibrary(desk, investigation));
  read(showItem, async (params, request) =>
    showOneItem(desk, { ...params, by: await memberOf(desk, door, params.investigation, request) }),
  );
  read(showCount, ({ investigation }) => countInvestigation(desk, investigation));
  read(showStrength, (params) => strengthOf(desk, params));
  read(showCase, ({ investigation }) => caseOf(desk, investigation));
  read(listPairs, (params) => listAllPairs(desk, params));
  read(showPair, (params) => showOnePair(desk, params));
  read(listProposals, ({ investigation, item }) => listItemProposals(desk, investigation, item));
  write(decidePair, (params, by) => answerPair(desk, { ...params, by }));
  write(reopenPair, (params, by) => reopen(desk, { ...params, by }));
  write(acceptSighting, (params, by) => acceptCarried(desk, { ...params, by }));
  addSigning(desk, write);
}

/** A version that the page showed goes back with the signature. */
function addSigning(desk: Desk, write: Writing): void {
  write(stateMarks, ({ investigation, item, version }, by) =>
    sign(desk, { investigation, by }, { verb: "marks.state", subject: item, payload: { version } }),
  );
  write(reviewMarks, ({ investigation, item, version }, by) =>
    sign(desk, { investigation, by }, { verb: "marks.review", subject: item, payload: { version } }),
  );
  write(reviewHeadcount, ({ investigation, headcount }, by) =>
    sign(desk, { investigation, by }, { verb: "headcount.review", subject: headcount, payload: {} }),
  );
  write(reviewGroup, ({ investigation, group, version }, by) =>
    sign(desk, { investigation, by }, { verb: "group.review", subject: group, payload: { version } }),
  );
}

type Route = <P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  answer: (params: z.infer<P>, request: FastifyRequest) => Promise<Answered<z.infer<A>>>,
) => void;

function readingWith(app: FastifyInstance): Route {
  return (contract, answer) => {
    const handler: RouteHandlerMethod = async (request, reply) => {
      const params = contract.params.safeParse(paramsOf(request));
      if (!params.success) return answerProblem(reply, 400, badRequest);
      const answered = await answer(params.data, request);
      if (answered.ok) await reply.send(answered.value);
      else await answerProblem(reply, statusOf(answered.refusal), answered.refusal);
      return reply;
    };
    const schema: FastifySchema = { response: { 200: contract.answer } };
    app.route({ method: contract.method, url: contract.path, schema, handler, bodyLimit: BODY_BYTES });
  };
}

/** What the path names cannot be named otherwise by the query or the body. */
const paramsOf = ({ params, query, body }: FastifyRequest): object => ({
  ...(query as object),
  ...(typeof body === "object" ? body : {}),
  ...(params as object),
});

type Writing = <P extends z.ZodType<{ investigation: string }>, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  answer: (params: z.infer<P>, by: string) => Promise<Answered<z.infer<A>>>,
) => void;

/** What changes something is done in the name of the member whose link opened the session, in that investigation. */
function writingWith(app: FastifyInstance, desk: Desk, door: Door): Writing {
  const route = readingWith(app);
  return (contract, answer) =>
    route(contract, async (params, request) => {
      const by = await memberOf(desk, door, params.investigation, request);
      return by.ok ? answer(params, by.value) : by;
    });
}

async function memberOf(
  desk: Desk,
  door: Door,
  investigation: string,
  request: FastifyRequest,
): Promise<Result<string>> {
  const open = await desk.db
    .selectFrom("investigation")
    .select("id")
    .where("id", "=", investigation)
    .executeTakeFirst();
  if (!open) return refuse("no-such-investigation", `This desk holds no investigation ${investigation}.`);
  const session = door.sessionOf(request);
  if (session === null)
    return refuse("sign-in-needed", "Open the one-time link that the desk printed when it started.");
  return actingMember(desk, investigation, session.as);
}
