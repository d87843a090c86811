// A noun is one table that the journal decides: its row, and the verbs that write it. All else about it derives from these.
import type { z } from "zod";

/** A signed change as the journal has it: `subject` is the id that it is about, `seq` the number of its entry. */
export type Said<Payload> = {
  readonly seq: number;
  readonly subject: string;
  readonly payload: Payload;
  readonly by: string;
  readonly reason: string | null;
};

/** The row that an entry puts, or the row of this id that it patches. */
type Written<Row> = { readonly put: Row } | { readonly id: string; readonly patch: Partial<Omit<Row, "id">> };

export type VerbOf<Payload extends z.ZodType = z.ZodType, Row = unknown> = {
  readonly payload: Payload;
  readonly writes: (said: Said<z.output<Payload>>) => Written<Row>;
  /** The item, or the items, whose instants it names, where its rule has to know which frames those have. */
  readonly film?: (payload: z.output<Payload>, subject: string) => string | readonly string[] | null;
};

/** Makes the verbs of a noun whose rows have this shape. */
export const verbsFor =
  <Row extends z.ZodType<{ id: string }>>(_row: Row) =>
  <Payload extends z.ZodType>(
    payload: Payload,
    writes: VerbOf<Payload, z.output<Row>>["writes"],
    film?: VerbOf<Payload, z.output<Row>>["film"],
  ): VerbOf<Payload, z.output<Row>> => ({ payload, writes, ...(film && { film }) });

/** Who stated something anew: nobody has reviewed it yet. */
export const statedBy = ({ by }: { readonly by: string }) => ({ statedBy: by, reviewedBy: null });
