using Medborgarlofte.Gateway;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.Gateway.PassThrough;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Starting;

return await ServiceProgram.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
    builder.AddServiceDefaults("gateway");
    builder.AddGateway();
    builder.AddGrpcPassThrough();
    builder.AddBackendHealth();

    var app = builder.Build();
    app.MapGateway();
    app.MapGrpcPassThrough();
    app.MapServiceDefaults();
    return app;
});
