// Finding an investigation by name, or opening it with its owner at first use.
import { createHash } from "node:crypto";
import {
  ok,
  refuse,
  type Change,
  type Held,
  type Member,
  type Refused,
  type Result,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { propose } from "./command.ts";

export type FoundInvestigation = { readonly ok: true; readonly id: string; readonly name: string };

/** The only investigation when no name is given; refused when there is none, or more than one to choose from. */
export async function findInvestigation(
  desk: Pick<Desk, "db">,
  name: string | undefined,
): Promise<FoundInvestigation | Refused> {
  const all = await desk.db.selectFrom("investigation").select(["id", "name"]).orderBy("name").execute();
  const found = name === undefined ? all : all.filter((one) => one.name === name || one.id === name);
  const [only] = found;
  if (only && found.length === 1) return { ok: true, ...only };
  const names = all.map((one) => JSON.stringify(one.name)).join(", ");
  if (all.length === 0)
    return refuse(
      "no-investigation",
      "This data folder holds no investigation yet; collect something first.",
    );
  if (name === undefined) return refuse("which-investigation", `Name one with --investigation: ${names}.`);
  return refuse(
    "no-such-investigation",
    `No investigation is called ${JSON.stringify(name)}; there are ${names}.`,
  );
}

export const DEFAULT_NAME = "Investigation";
export const FIRST_OWNER = "owner";

/** Finds it, or opens it: the one who opens it is its first member and its owner. */
export async function findOrOpenInvestigation(
  desk: Desk,
  name: string | undefined,
  as: string = FIRST_OWNER,
): Promise<FoundInvestigation | Refused> {
  const found = await findInvestigation(desk, name);
  const missing =
    !found.ok &&
    (found.refusal.code === "no-such-investigation" || found.refusal.code === "no-investigation");
  if (!missing) return found;
  const title = name ?? DEFAULT_NAME;
  const id = investigationId(title);
  const opening: Change[] = [
    { verb: "investigation.open", subject: id, payload: { name: title } },
    { verb: "member.add", subject: as, payload: { id: as, name: as, role: "owner" } },
  ];
  // Two commands may open it at once: the second finds it open and has nothing to add.
  const opened = await propose(desk, { investigation: id, by: as }, ({ investigation }) =>
    ok(investigation.size > 0 ? [] : opening),
  );
  return opened.ok ? { ok: true, id, name: title } : opened;
}

/** A readable id from the name, with a few digits of its hash so that two names never share one. */
export function investigationId(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${words || "investigation"}-${createHash("sha256").update(name).digest("hex").slice(0, 6)}`;
}

/** What the journal of an investigation says now. */
export const heldOf = async (
  desk: Pick<Desk, "db" | "investigations">,
  investigation: string,
): Promise<Held> => (await desk.investigations.read(desk.db, investigation)).held;

/** The member in whose name a command acts: the one named, or the owner who was there first. */
export function actingMember(held: Held, as: string | undefined): Result<Member> {
  const members = [...held.member.values()];
  const acting = as === undefined ? members.find((one) => one.role === "owner") : held.member.get(as);
  if (acting) return ok(acting);
  const ids = members.map((one) => one.id).join(", ");
  return refuse(
    "no-such-member",
    `${as ?? "The owner"} is not a member of this investigation; its members are ${ids}.`,
  );
}
