// `npm run check`: format, lint, types, nothing unused, the rules' tests.
import { check, close, noSums } from "./steps.ts";

const sums = noSums();
await check(sums);
close(sums);
