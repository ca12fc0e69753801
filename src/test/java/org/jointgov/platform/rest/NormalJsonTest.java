package org.jointgov.platform.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalJsonTest {
    @Test
    void namesStandInOrderAndEveryValueOnItsLine() {
        assertEquals("""
                {
                  "a": [
                    1,
                    "二"
                  ],
                  "b": {}
                }
                """, NormalJson.text(NormalJson.read("{\"b\":{},\"a\":[1,\"二\"]}")));
    }

    @Test
    void theFirstDifferenceIsNamedByItsPointer() {
        assertEquals(
                "/paths/~1api~1me/1: committed \"a\", served nothing",
                NormalJson.difference(
                        NormalJson.read("{\"paths\":{\"/api/me\":[0,\"a\"]},\"z\":1}"),
                        NormalJson.read("{\"z\":2,\"paths\":{\"/api/me\":[0]}}")));
        assertEquals(
                "", NormalJson.difference(NormalJson.read("{\"a\":1,\"b\":2}"), NormalJson.read("{\"b\":2,\"a\":1}")));
    }
}
