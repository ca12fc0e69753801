package org.jointgov.platform.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects of one bucket, by the S3 API. Asks for no checksums beyond the signature and sends no chunked bodies, which stores
 * other than Amazon's do not all take; what is kept is checked against the hash in its row. Thread-safe.
 */
final class S3Objects implements Objects {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final S3Client client;
    private final String bucket;

    /**
     * @param endpoint null: Amazon's of the region
     * @param patience for a call with its second attempt; half of it for a silent store
     */
    S3Objects(
            @Nullable URI endpoint,
            String region,
            boolean pathStyle,
            String bucket,
            String accessKey,
            String secretKey,
            Duration patience) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(patience.dividedBy(2)))
                .overrideConfiguration(calls -> calls.apiCallTimeout(patience)
                        .retryStrategy(retries -> retries.maxAttempts(2))
                        // What lies in somebody's home folder is none of the service's settings.
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.pathStyleAccessEnabled(pathStyle).chunkedEncodingEnabled(false));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        this.client = builder.build();
        this.bucket = bucket;
    }

    @Override
    public void put(UUID name, byte[] content) throws UnreachableException {
        try {
            client.putObject(
                    put -> put.bucket(bucket).key(name.toString()).contentType("application/octet-stream"),
                    RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    @Override
    public Optional<byte[]> get(UUID name) throws UnreachableException {
        try {
            return Optional.of(client.getObjectAsBytes(get -> get.bucket(bucket).key(name.toString()))
                    .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void delete(UUID name) throws UnreachableException {
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(name.toString()));
        } catch (NoSuchKeyException e) {
            return;
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    private static UnreachableException unreachable(SdkException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new UnreachableException(
                e instanceof S3Exception answered
                        ? "status " + answered.statusCode()
                        : root.getClass().getSimpleName());
    }
}
