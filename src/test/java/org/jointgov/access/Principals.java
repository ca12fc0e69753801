package org.jointgov.access;

import java.util.Map;

/** The short names of the matrix and the logins behind them. {@code AN} is nobody: no token at all. */
final class Principals {
    /** Leader, clerk and mediator of Duoma, which owns the objects; of Suojia, the other side; and those who have no part. */
    static final Map<String, String> LOGINS = Map.ofEntries(
            Map.entry("DL", "duoma-leader"),
            Map.entry("DC", "duoma-clerk"),
            Map.entry("DM", "duoma-mediator"),
            Map.entry("LG", "duoma-ledger"),
            Map.entry("SL", "suojia-leader"),
            Map.entry("SC", "suojia-clerk"),
            Map.entry("SM", "suojia-mediator"),
            Map.entry("ML", "moyun-leader"),
            Map.entry("YL", "yanshiping-leader"),
            Map.entry("ZM", "zhahe-mediator"),
            Map.entry("CA", "amdo-county"),
            Map.entry("CZ", "zhiduo-county"),
            Map.entry("CD", "zaduo-county"),
            Map.entry("PX", "xizang-officer"),
            Map.entry("PQ", "qinghai-officer"),
            Map.entry("OP", "operator"),
            Map.entry("NO", "xizang-newcomer"));

    private Principals() {}
}
