using Medborgarlofte.Municipal;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Verification;

var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
builder.AddServiceDefaults("municipal");
builder.AddBus();
builder.AddMunicipal();

var app = builder.Build();
if (await ServiceVerification.RunCommandAsync(app.Services, args) is { } exitCode)
{
    return exitCode;
}

app.MapMunicipal();
app.MapServiceDefaults();
await app.RunOrMigrateAsync(args);
return 0;
