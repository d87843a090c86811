// An item as the desk tells it, with its checks.
import type { showItem } from "@sightline/domain";
import type { z } from "zod";

export type ItemShown = z.infer<typeof showItem.answer>;
