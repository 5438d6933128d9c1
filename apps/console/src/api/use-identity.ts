"use client";
import { type Identity, type OperationId, routes } from "@porchlight/admin-api/client";
import { createContext, useContext } from "react";

export const ME = ["me"] as const;

export const IdentityContext = createContext<Identity | undefined>(undefined);

/** Who is signed in. Only below the frame. */
export function useIdentity(): Identity {
  const identity = useContext(IdentityContext);
  if (identity === undefined) throw new Error("useIdentity is used outside the frame");
  return identity;
}

/** Tells of operations whether the role may use them. A mirror only: the API decides. */
export function useRights(): (id: OperationId) => boolean {
  const { role } = useIdentity();
  return (id) => {
    const { roles } = routes[id];
    return roles === "public" || roles.includes(role);
  };
}

/** Whether the role may use an operation. */
export const useMay = (id: OperationId): boolean => useRights()(id);
