// `npm run check`: format, lint, types, nothing unused, the rules' tests.
import { check, close } from "./steps.ts";

const sums = { passed: 0, failed: 0, skipped: 0 };
await check(sums);
close(sums);
