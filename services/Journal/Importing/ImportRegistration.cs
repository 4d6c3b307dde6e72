using Grpc.AspNetCore.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.Journal.Importing;

/// <summary>Adds import runs and mappings to a service that records are pushed to.</summary>
public static class ImportRegistration
{
    /// <summary>Adds what stores and reads them. Call AddJournal first: the runs are found by the journal's name.</summary>
    public static void AddImportRuns<TContext>(this IHostApplicationBuilder builder) where TContext : DbContext
    {
        builder.Services.AddSingleton<ImportRuns, ImportRuns<TContext>>();
        builder.Services.AddSingleton<Mappings, Mappings<TContext>>();

        // Once in a process that has several services.
        builder.Services.Configure<GrpcServiceOptions>(grpc =>
        {
            if (grpc.Interceptors.All(interceptor => interceptor.Type != typeof(StreamRuns)))
            {
                grpc.Interceptors.Add<StreamRuns>();
            }
        });
    }
}
