// Starts the desk in the browser. The proof of a session comes first: the router reads the address that it tidies.
import "./take-proof.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { speakAsAsked } from "./language.ts";
import { fetchNextPages, router } from "./router.tsx";
import "./style.css";

const queries = new QueryClient({
  // The desk is on this machine: it answers whether there is a network or not.
  defaultOptions: {
    queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: true, networkMode: "always" },
  },
});

const root = document.getElementById("root");
if (!root) throw new Error("Expected an element with the id root in index.html, found none.");
const start = (): void =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
void speakAsAsked().then(start);
addEventListener("load", () => void requestIdleCallback(fetchNextPages), { once: true });
