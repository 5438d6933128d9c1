import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Relative, so that the same build is served at / and at /watcher/.
  base: "./",
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "react-style-singleton": `${import.meta.dirname}/src/adopted-styles.ts` } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 750,
  },
  server: {
    proxy: {
      "/sip": { target: "ws://127.0.0.1:8080", ws: true },
      "/xcap-root": { target: "http://127.0.0.1:8080" },
      "/content": { target: "http://127.0.0.1:8080" },
    },
  },
});
