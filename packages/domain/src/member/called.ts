// What a member is called wherever people read: by name, never by id.
import type { Held } from "../investigation/held.ts";
import type { Member } from "./member.ts";

type Named = Pick<Member, "id" | "name">;

/** Two members of one name are told apart by their ids: it takes two members, not one name twice. An id of nobody stays as it is. */
export function namesOfMembers(members: readonly Named[]): (id: string) => string {
  const bearers = Map.groupBy(members, ({ name }) => name);
  const names = new Map(
    members.map(({ id, name }) => [id, (bearers.get(name)?.length ?? 0) > 1 ? `${name} (${id})` : name]),
  );
  return (id) => names.get(id) ?? id;
}

/** The same, for the sentences of rules. */
export const called = ({ member }: Pick<Held, "member">, id: string): string =>
  namesOfMembers([...member.values()])(id);
