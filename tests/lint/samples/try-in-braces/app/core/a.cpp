// SPDX-License-Identifier: Apache-2.0
Result<Pair> both()
{
    const Name zh = KIOSK_TRY(name("zh"));
    if (zh.isEmpty())
        return Pair{zh, KIOSK_TRY(name("en"))}; // bad
    Pair pair{KIOSK_TRY(name("zh")),
              KIOSK_TRY(name("en"))}; // bad
    list.push_back({1, stateNamed(KIOSK_TRY(name("en")))}); // bad
    pair = {KIOSK_TRY(name("zh"))};
    use(pair, KIOSK_TRY(name("en")));
    return Keys{KIOSK_TRY(key()), 1};
}
auto inside(int a) -> Result<Pair>
{
    for (int i = 0; i < 2; ++i) {
        use(a, i);
        KIOSK_TRY(check(a));
    }
    const Table table{1, [](int b) -> Result<void> { return check(KIOSK_TRY(name("zh"))); }};
    const std::vector<Name> names{zh, KIOSK_TRY(name("en"))}; // bad
    return pair;
}
