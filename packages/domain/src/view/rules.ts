// Who sees, keeps, shares, changes and removes a saved view.
import { isLine } from "@sightline/count";
import { whyNotOpen } from "../investigation/state.ts";
import type { Held } from "../investigation/held.ts";
import { mayRead, mayWrite, type Member, type Role } from "../member/member.ts";
import { refuse, type Refused } from "../refusal.ts";
import { isPlain, whereNot } from "../text.ts";
import { MOST_VIEWS } from "./contract.ts";

type Who = Pick<Member, "id" | "role">;
export type ViewOf = {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  readonly shared: boolean;
};
type Named = Pick<ViewOf, "name" | "shared">;

/** Whoever may say something to all may share a view: its name and its words are read by others. */
export const mayShareViews = (role: Role): boolean => mayWrite(role, "comment.say");

/** What members call a view, and whose work it asks for, tells who works on what: a data-only viewer sees their own alone. */
export const seesView = ({ id, role }: Who, { member, shared }: Omit<ViewOf, "name">): boolean =>
  member === id || (shared && mayRead(role, "work"));

export const mayRemoveView = (who: Who, view: ViewOf): boolean =>
  view.member === who.id || (who.role === "owner" && seesView(who, view));

/** `own` are those that the member keeps already. */
export function whyNotKept(held: Held, who: Who, to: Named, own: readonly ViewOf[]): Refused | null {
  if (own.length >= MOST_VIEWS)
    return refuse("too-many-views", `You keep ${MOST_VIEWS} views here; remove one of them, and keep this.`);
  return whyNotNamed(held, who, to, own);
}

export function whyNotChanged(
  held: Held,
  who: Who,
  { view, to, own }: { view: ViewOf | undefined; to: Named; own: readonly ViewOf[] },
): Refused | null {
  if (view === undefined || !seesView(who, view)) return NONE;
  if (view.member !== who.id)
    return refuse(
      "not-allowed",
      "Another member keeps this view; open it, and keep it under a name of yours.",
    );
  const closed = view.shared ? whyNotOpenTo(held) : null;
  const others = own.filter(({ id }) => id !== view.id);
  return closed ?? whyNotNamed(held, who, to, others);
}

export function whyNotRemoved(held: Held, who: Who, view: ViewOf | undefined): Refused | null {
  if (view === undefined || !seesView(who, view)) return NONE;
  if (!mayRemoveView(who, view))
    return refuse("not-allowed", "Another member shares this view; ask them or an owner to remove it.");
  return view.shared ? whyNotOpenTo(held) : null;
}

const NONE = refuse("no-such-view", "There is no such view any more; look at the list again.");

/** What others see changes nothing in an investigation that is closed to them; one’s own is nobody else’s matter. */
const whyNotOpenTo = (held: Held): Refused | null => whyNotOpen(held, "comment.say");

function whyNotNamed(held: Held, { role }: Who, to: Named, others: readonly ViewOf[]): Refused | null {
  if (!isPlain(to.name))
    return refuse(
      "view-not-plain",
      "A view’s name is one line of letters that can be seen; write another one.",
      "name",
    );
  if (to.shared && !mayShareViews(role))
    return refuse("not-allowed", `A ${role} shares no views here; keep it for yourself, or ask an owner.`);
  const closed = to.shared ? whyNotOpenTo(held) : null;
  if (closed) return closed;
  if (others.some(({ name }) => nameKey(name) === nameKey(to.name)))
    return refuse(
      "view-name-used",
      "You keep a view of this name already; give this one another name, or remove that one.",
      "name",
    );
  return null;
}

/** Letters differ for whoever reads them: neither size nor how they are composed makes another name. */
const nameKey = (name: string): string => name.normalize("NFKC").toLowerCase();

/** Words that are asked for come back as they were kept: pages write out what hides text or turns it. */
export function whyNotSearch(search: object): Refused | null {
  const where = whereNot(search, isLine);
  if (where === null) return null;
  return refuse(
    "view-not-plain",
    "What is asked for holds a character that nobody sees, or that turns the order of others; type it anew without.",
    `search${where}`,
  );
}
