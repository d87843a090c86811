// Builds the desk's pages into dist/, which the server serves; in development the API comes from a running desk.
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { macros } from "./macros.ts";

const desk = "http://127.0.0.1:4747";

export default defineConfig(({ command }) => ({
  // The page of the kit is for those who work on the pages: nothing that is built has it, whatever the mode.
  define: { KIT_IS_SHOWN: JSON.stringify(command === "serve") },
  plugins: [macros(), react(), tailwindcss()],
  build: {
    // Fonts and icons stay files of our own origin: the policy allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: "127.0.0.1", proxy: { "/api": desk, "/media": desk } },
}));
