// Saved views: kept for the member who names them, shown to others where they share them, and each no more than an address.
import { randomUUID } from "node:crypto";
import {
  mayRemoveView,
  namesOf,
  ok,
  seesView,
  whyNotChanged,
  whyNotKept,
  whyNotRemoved,
  whyNotSearch,
  type changeView,
  type keepView,
  type listViews,
  type removeView,
  type Result,
} from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { z } from "zod";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";

type Reading = Pick<Kysely<Tables>, "selectFrom">;

const whoIs = ({ member: id, role }: Caller) => ({ id, role });

const viewsIn = (db: Reading, investigation: string) =>
  db
    .selectFrom("savedView")
    .select(["id", "member", "name", "search", "shared"])
    .where("investigation", "=", investigation)
    .orderBy("place")
    .execute();

export async function listedViews(desk: Desk, caller: Caller): Promise<z.infer<typeof listViews.answer>> {
  const who = whoIs(caller);
  const seen = (await viewsIn(desk.db, caller.investigation)).filter((view) => seesView(who, view));
  const isOwn = (view: { readonly member: string }): boolean => view.member === who.id;
  const names = namesOf(caller.held);
  return {
    views: [...seen.filter(isOwn), ...seen.filter((view) => !isOwn(view))].map((view) => ({
      id: view.id,
      name: view.name,
      search: view.search,
      shared: view.shared,
      by: isOwn(view) ? null : names.member(view.member),
      mayRemove: mayRemoveView(who, view),
    })),
  };
}

/** What came twice, from two clicks or after a lost answer, is kept once. */
export function keptView(
  desk: Desk,
  caller: Caller,
  { name, shared, search }: Pick<z.infer<typeof keepView.params>, "name" | "shared" | "search">,
): Promise<Result<z.infer<typeof keepView.answer>>> {
  return alone(desk, caller, async (tx) => {
    const own = (await viewsIn(tx, caller.investigation)).filter(({ member }) => member === caller.member);
    const same = own.find((view) => view.name === name && view.shared === shared);
    if (same && textOf(same.search) === textOf(search)) return ok({ id: same.id });
    const refused = whyNotSearch(search) ?? whyNotKept(caller.held, whoIs(caller), { name, shared }, own);
    if (refused) return refused;
    const id = randomUUID();
    const { investigation, member } = caller;
    await tx
      .insertInto("savedView")
      .values({ id, investigation, member, name, shared, search: JSON.stringify(search) })
      .execute();
    return ok({ id });
  });
}

export function changedView(
  desk: Desk,
  caller: Caller,
  { view: id, name, shared }: Pick<z.infer<typeof changeView.params>, "view" | "name" | "shared">,
): Promise<Result<z.infer<typeof changeView.answer>>> {
  return alone(desk, caller, async (tx) => {
    const views = await viewsIn(tx, caller.investigation);
    const view = views.find((one) => one.id === id);
    const refused = whyNotChanged(caller.held, whoIs(caller), {
      view,
      to: { name, shared },
      own: views.filter(({ member }) => member === caller.member),
    });
    if (refused) return refused;
    // To others it is new now, and comes last.
    const last = shared && view?.shared === false ? { place: sql<number>`default` } : {};
    await tx
      .updateTable("savedView")
      .set({ name, shared, ...last })
      .where("id", "=", id)
      .execute();
    return ok({});
  });
}

export function removedView(
  desk: Desk,
  caller: Caller,
  id: string,
): Promise<Result<z.infer<typeof removeView.answer>>> {
  return alone(desk, caller, async (tx) => {
    const views = await viewsIn(tx, caller.investigation);
    const refused = whyNotRemoved(
      caller.held,
      whoIs(caller),
      views.find((one) => one.id === id),
    );
    if (refused) return refused;
    await tx.deleteFrom("savedView").where("id", "=", id).execute();
    return ok({});
  });
}

/** One at a time in an investigation: many windows at once keep no more views, and no two of one name. */
const alone = <T>(
  desk: Desk,
  { investigation }: Caller,
  act: (tx: Kysely<Tables>) => Promise<Result<T>>,
): Promise<Result<T>> =>
  desk.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`views ${investigation}`}, 0))`.execute(tx);
    return act(tx);
  });

const textOf = (search: object): string => JSON.stringify(Object.entries(search).sort());
