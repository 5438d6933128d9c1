import type { Metadata } from "next";
import { Suspense } from "react";
import { SignIn } from "~/rooms/sign-in/sign-in";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await sayHere())("pages.signIn") });

export default function SignInPage() {
  return (
    <RoomWords of={["signIn", "secondFactor"]}>
      <Suspense>
        <SignIn />
      </Suspense>
    </RoomWords>
  );
}
