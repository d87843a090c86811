// docs/method.md's letter as a logic program, rule by rule, for an oracle that shares nothing with the solver but the file format.

/** What the raw case says, to what it means: `differ(U,V)` of every two units, and `clash` where facts cannot all hold. */
export const LETTER = `
% Evidence.
early(I) :- captured(I,C), until(U), C <= U.
late(I) :- item(I), until(_), not early(I).
good(I) :- verdict(I,V), asked_verdict(V), not late(I).
mark(S) :- sighting(S,I,_), good(I).
confirmed(F) :- stated(F,A), reviewed(F,B), A != B, not suspended(F).
joins(A,B) :- same(F,A,B), confirmed(F), mark(A), mark(B).
parts(A,B) :- different(F,A,B), confirmed(F), mark(A), mark(B).
shot(F,I,From,To) :- continuous(F,I,From,To), confirmed(F), good(I).

% One person: closed under same.
one(S,S) :- mark(S).
one(A,C) :- one(A,B), joins(B,C).
one(A,C) :- one(A,B), joins(C,B).
follower(B) :- one(A,B), A < B.

% Counted.
right_subject(S) :- one(S,T), sighting(T,_,X), asked_subject(X).
has(S,X) :- one(S,T), carries(T,X).
lacks(S) :- mark(S), asked_attribute(X), not has(S,X).
unit(person(S)) :- mark(S), not follower(S), right_subject(S), not lacks(S).
of(person(S),T) :- unit(person(S)), one(S,T).
visible(S,At) :- mark(S), span(S,From,To), instant(At), From <= At, At <= To.
marked(H,S) :- headcount(H,I,At,X,_), sighting(S,I,X), visible(S,At).
rest(H,N-M) :- headcount(H,I,_,X,N), good(I), asked_subject(X), M = #count { S : marked(H,S) }, not asked_attribute(_).
unit(anyone(H,1..N)) :- rest(H,N).

% Co-visible.
flagged(I,At) :- flag(I,From,To), instant(At), From <= At, At <= To.
meeting(I,S,T,E) :- sighting(S,I,_), sighting(T,I,_), S != T, span(S,_,E), visible(T,E), visible(S,E).
meeting(I,S,T,E) :- sighting(S,I,_), sighting(T,I,_), S != T, span(S,E,_), visible(T,E), visible(S,E).
together(S,T) :- meeting(I,S,T,E), not flagged(I,E).
together(S,T) :- meeting(I,T,S,E), not flagged(I,E).
alongside(H,S) :- headcount(H,I,At,_,_), sighting(S,I,_), visible(S,At).

% Groups.
inside(G,G) :- group(G).
inside(G,M) :- inside(G,O), member(O,M).
inside(G,M) :- inside(G,O), within(F,M,O), confirmed(F).
inside(G,S) :- inside(G,H), headcount(H,I,_,_,_), good(I), marked(H,S).
belongs(U,G) :- of(U,S), inside(G,S).
belongs(U,G) :- of(U,S), sighting(S,I,_), inside(G,I).
belongs(anyone(H,K),G) :- unit(anyone(H,K)), inside(G,H).
belongs(anyone(H,K),G) :- unit(anyone(H,K)), headcount(H,I,_,_,_), inside(G,I).

% Unbroken shots.
in_shot(F,S) :- shot(F,I,From,To), sighting(S,I,_), mark(S), span(S,A,B), A <= To, From <= B.

% Different people.
apart(S,T) :- together(S,T).
apart(S,T) :- parts(S,T).
apart(S,T) :- parts(T,S).
apart(S,T) :- in_shot(F,S), in_shot(F,T), S != T.
differ(U,V) :- of(U,S), of(V,T), U != V, apart(S,T).
differ(anyone(H,K),anyone(H,L)) :- unit(anyone(H,K)), unit(anyone(H,L)), K != L.
differ(anyone(H,K),V) :- unit(anyone(H,K)), of(V,S), alongside(H,S).
differ(V,anyone(H,K)) :- unit(anyone(H,K)), of(V,S), alongside(H,S).
differ(U,V) :- separate(F,G), separate(F,H), G != H, confirmed(F), belongs(U,G), belongs(V,H), U != V.

% What cannot be.
clash :- one(S,T), S != T, apart(S,T).
clash :- separate(F,G), separate(F,H), G < H, confirmed(F), one(S,T), stands(S,G), stands(T,H).
unmarked(H) :- headcount(H,I,_,_,N), good(I), N > #count { S : marked(H,S) }.
clash :- separate(F,G), separate(F,H), G < H, confirmed(F), unmarked(C), stands(C,G), stands(C,H).
shows(I) :- of(U,S), sighting(S,I,_).
shows(I) :- rest(H,N), N > 0, headcount(H,I,_,_,_).
somebody(H) :- unmarked(H).
somebody(H) :- marked(H,_).
copy(I,G,all) :- shows(I), footage(I,_), inside(G,I).
copy(I,G,X) :- shows(I), footage(I,_), headcount(H,I,_,X,_), somebody(H), inside(G,H).
alike(X,X) :- copy(_,_,X).
alike(all,X) :- copy(_,_,X).
alike(X,all) :- copy(_,_,X).
clash :- separate(F,G), separate(F,H), G != H, confirmed(F), copy(I,G,X), copy(J,H,Y), I != J, footage(I,R), footage(J,R), alike(X,Y).
stands(S,G) :- mark(S), inside(G,S).
stands(S,G) :- mark(S), sighting(S,I,_), inside(G,I).
stands(C,G) :- headcount(C,_,_,_,_), inside(G,C).
stands(C,G) :- headcount(C,I,_,_,_), inside(G,I).
`;

/** The largest set of units each two of which differ. */
export const LARGEST = `
{ taken(U) } :- unit(U).
:- taken(U), taken(V), U < V, not differ(U,V).
:- taken(anyone(H,K)), K > 1, not taken(anyone(H,K-1)).
#maximize { 1,U : taken(U) }.
#show taken/1.
#show clash/0.
`;

/** A colouring with \`colours\` colours, if there is one: no two units that differ share theirs. */
export const COLOURED = `
1 { paint(U,1..colours) } 1 :- unit(U).
:- paint(U,C), paint(V,C), U < V, differ(U,V).
:- paint(anyone(H,K),C), paint(anyone(H,K+1),D), D <= C.
#show.
`;
