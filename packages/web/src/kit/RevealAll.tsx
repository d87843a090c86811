// Lifts or lowers the veils of all pictures of the investigation that is open.
import { t } from "@lingui/core/macro";
import { Button } from "./Button.tsx";
import { useReveal } from "./reveal.ts";

export function RevealAll() {
  const { all, toggleAll } = useReveal();
  return (
    <Button icon={all ? "veil" : "eye"} onClick={toggleAll}>
      {all ? t`Veil all pictures` : t`Reveal all pictures`}
    </Button>
  );
}
