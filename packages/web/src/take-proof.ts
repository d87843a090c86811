// Takes the proof of a new session from behind the address of the one-time link, before anything else reads that.
import { PROOF_MARK } from "@sightline/domain";
import { keepProof } from "./session.ts";

if (location.hash.startsWith(PROOF_MARK)) {
  keepProof(location.hash.slice(PROOF_MARK.length));
  history.replaceState(history.state, "", location.pathname + location.search);
}
