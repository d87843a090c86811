// The list of acts is fetched while the desk answers: when it is needed, the desk may be gone.
import { whenKnown } from "../transport.ts";

export const loadList = async () => {
  const { ActList } = await import("./ActList.tsx");
  return { default: ActList };
};

whenKnown(() => void loadList());
