// The surface of @sightline/report.
export { summary } from "./summary.ts";
