// One part of the kit on its page: its name, and its states side by side.
import type { ReactNode } from "react";
import { Section } from "../kit/Section.tsx";

type Props = { readonly name: string; readonly states: Readonly<Record<string, ReactNode>> };

export const Shown = ({ name, states }: Props) => (
  <Section title={name} className="border-t border-line pt-5">
    <dl className="mt-3 grid gap-x-10 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
      {Object.entries(states).map(([state, part]) => (
        <div key={state} className="min-w-0">
          <dt className="mb-1.5 text-small text-dim">{state}</dt>
          <dd>{part}</dd>
        </div>
      ))}
    </dl>
  </Section>
);
