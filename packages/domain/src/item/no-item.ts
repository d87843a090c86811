// There is no such item, for whoever asks: in the same words whether there is none or it is not shown to them.
import { refuse, type Refused } from "../refusal.ts";

export const noItem = (id: string): Refused =>
  refuse("no-such-item", `This investigation holds no item ${id} that you may see.`);
