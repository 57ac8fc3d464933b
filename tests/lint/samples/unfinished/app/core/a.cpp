// SPDX-License-Identifier: Apache-2.0
// TODO later // bad
// the to-do list of the citizen, todos and FIXMEUP are words
int mastodon = 0;
