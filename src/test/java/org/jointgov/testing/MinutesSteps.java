package org.jointgov.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** Steps on the way to signed minutes that most tests only pass through. */
public final class MinutesSteps {
    private MinutesSteps() {}

    /** Puts the latest minutes of a meeting to both sides for a week of amendments, if nobody has. */
    public static void put(Api api, String meeting) {
        JsonObject minutes = api.get(meeting).expect(200).json().getJsonObject("minutes");
        if (minutes != null && !minutes.containsKey("amendmentUntil")) {
            put(api, meeting, minutes.getInt("revision")).expect(201);
        }
    }

    /** Puts the latest minutes of a meeting to both sides, if nobody has, and signs them for each of these leaders' sides. */
    public static void seal(String meeting, Api... leaders) {
        put(leaders[0], meeting);
        for (Api leader : leaders) {
            JsonObject minutes = leader.get(meeting).expect(200).json().getJsonObject("minutes");
            leader.post(
                            meeting + "/sign-offs",
                            Json.createObjectBuilder()
                                    .add("revision", minutes.getInt("revision"))
                                    .add("contentHash", minutes.getString("contentHash"))
                                    .build())
                    .expect(201);
        }
    }

    /** Puts this revision to both sides. */
    public static Api.Answer put(Api api, String meeting, int revision) {
        return api.post(
                meeting + "/amendments/windows",
                Json.createObjectBuilder()
                        .add("revision", revision)
                        .add("days", 7)
                        .build()
                        .toString());
    }
}
