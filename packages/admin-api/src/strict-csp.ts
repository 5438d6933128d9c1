import { z } from "zod";

// The console runs under a content security policy without `unsafe-eval`: zod must not probe for it.
z.config({ jitless: true });
