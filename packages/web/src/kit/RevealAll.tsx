// Lifts or lowers the veils of all pictures of the investigation that is open.
import { Button } from "./Button.tsx";
import { useReveal } from "./reveal.ts";

export function RevealAll() {
  const { all, toggleAll } = useReveal();
  return (
    <Button icon={all ? "veil" : "eye"} onClick={toggleAll}>
      {all ? "Veil all pictures" : "Reveal all pictures"}
    </Button>
  );
}
