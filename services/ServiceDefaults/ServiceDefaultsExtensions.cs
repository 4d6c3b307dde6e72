using System.Globalization;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Certificates;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Health;
using Medborgarlofte.ServiceDefaults.Limits;
using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Medborgarlofte.ServiceDefaults;

/// <summary>What every process has: access, errors, gRPC, health, reflection and telemetry.</summary>
public static class ServiceDefaultsExtensions
{
    // A stream that is not told to end by SERVICE_STOPPING, as its sender reads nothing, is cut after that: systemd and Kubernetes wait 30 s or longer.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    /// <summary>Settings files are those beside the program, from whatever folder it is started.</summary>
    public static WebApplicationOptions Options(string[] args) => new() { Args = args, ContentRootPath = AppContext.BaseDirectory };

    /// <summary>Adds what every process has.</summary>
    /// <param name="builder">The process's builder.</param>
    /// <param name="serviceName">Name in telemetry, such as "police".</param>
    public static void AddServiceDefaults(this IHostApplicationBuilder builder, string serviceName)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

        var startLog = new StartLog();
        startLog.Filter(builder.Logging);
        builder.Services.AddHostedService(_ => startLog);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);

        // Passwords and keys as files, one for each key: "ConnectionStrings__police". Containers mount them here.
        builder.Configuration.AddKeyPerFile(builder.Configuration["Secrets:Folder"] ?? "/run/secrets", optional: true);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<OpenStreams>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OpenStreams>());
        builder.AddAccess();
        builder.AddCertificateReload();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<OpenStreams>();
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.Interceptors.Add<LimitInterceptor>();
            grpc.Interceptors.Add<AsOfInterceptor>();
        });

        // Whatever fails in a call is logged once, by us; a bad message is no error of ours at all.
        builder.Logging.AddFilter(MalformedMessages.ServerLog, LogLevel.None);
        builder.Services.AddGrpcReflection();
        builder.Services.AddGrpcHealthChecks();

        // gRPC health sums up the checks: a process without any, such as the gateway, would never be told to serve.
        builder.Services.AddHealthChecks().AddCheck("process", () => HealthCheckResult.Healthy());
        builder.Services.AddReadyCheck<StandingFaults>("faults");
        builder.Services.AddSingleton<IHealthCheckPublisher, HealthMetric>();

        // gRPC health answers what was found last; without this it would know nothing for the first seconds.
        builder.Services.Configure<HealthCheckPublisherOptions>(publisher =>
            (publisher.Delay, publisher.Period) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10)));
        AddTelemetry(builder, serviceName);
    }

    /// <summary>Maps access, health (HTTP and gRPC) and reflection, in every environment.</summary>
    public static void MapServiceDefaults(this WebApplication app)
    {
        app.UseMiddleware<MalformedMessages>();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/health"), health => health.Use((http, next) =>
        {
            Probe.Hurry();
            return next(http);
        }));
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(ReadyChecks.Tag), ResponseWriter = HealthAnswer.WriteAsync,
        });
    }

    /// <summary>Only where something takes it: spans that nobody reads would still cost each push.</summary>
    private static void AddTelemetry(IHostApplicationBuilder builder, string serviceName)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(serviceName, "medborgarlofte"))
            .WithLogging()
            .WithTracing(tracing => tracing
                .AddSource("Microsoft.AspNetCore", "System.Net.Http", "MassTransit", "Npgsql", "Medborgarlofte.*"))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime",
                    "MassTransit", "Npgsql", "Medborgarlofte.*"))
            .UseOtlpExporter();
    }
}
